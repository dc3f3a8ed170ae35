/** Greetings, partings, thanks, apologies, wishes, getting to know someone. Columns: English | Korean | French. */

export const MEETING = `
Hello! | 안녕하세요! | Bonjour !
Hello, everyone. | 여러분, 안녕하세요. | Bonjour à tous.
Hello, how are you? | 안녕하세요, 잘 지내세요? | Bonjour, comment allez-vous ?
Hi! | 안녕하세요! | Bonjour !
Hi, how are you? | 안녕하세요, 잘 지내세요? | Bonjour, comment allez-vous ?
Hey! | 저기요! | Hé !
Good morning! | 좋은 아침이에요! | Bonjour !
Good morning, everyone. | 여러분, 좋은 아침이에요. | Bonjour à tous.
Good afternoon! | 안녕하세요! | Bon après-midi !
Good evening! | 안녕하세요! | Bonsoir !
Good night! | 안녕히 주무세요! | Bonne nuit !
Sleep well! | 안녕히 주무세요! | Dormez bien !
Sweet dreams! | 좋은 꿈 꾸세요! | Faites de beaux rêves !
Goodbye! | 안녕히 가세요! | Au revoir !
Bye! | 안녕히 가세요! | Au revoir !
Bye bye! | 안녕히 가세요! | Au revoir !
See you! | 또 봐요! | À bientôt !
See you soon! | 곧 봐요! | À bientôt !
See you later! | 나중에 봐요! | À plus tard !
See you tomorrow! | 내일 봐요! | À demain !
See you next week! | 다음 주에 봐요! | À la semaine prochaine !
See you again! | 또 봐요! | À la prochaine !
Take care! | 건강하세요! | Prenez soin de vous !
Have a nice day! | 좋은 하루 보내세요! | Bonne journée !
Have a good day! | 좋은 하루 보내세요! | Bonne journée !
Have a nice evening! | 좋은 저녁 보내세요! | Bonne soirée !
Have a nice weekend! | 좋은 주말 보내세요! | Bon week-end !
Have a nice trip! | 여행 잘 다녀오세요! | Bon voyage !
Have fun! | 재미있게 노세요! | Amusez-vous bien !
Good luck! | 행운을 빌어요! | Bonne chance !
Welcome! | 어서 오세요! | Bienvenue !
Welcome to Korea! | 한국에 오신 것을 환영해요! | Bienvenue en Corée !
Welcome to France! | 프랑스에 오신 것을 환영해요! | Bienvenue en France !
Welcome home! | 어서 오세요! | Bienvenue à la maison !
Congratulations! | 축하해요! | Félicitations !
Happy birthday! | 생일 축하해요! | Joyeux anniversaire !
Happy New Year! | 새해 복 많이 받으세요! | Bonne année !
Merry Christmas! | 메리 크리스마스! | Joyeux Noël !
Cheers! | 건배! | Santé !
Enjoy your meal! | 맛있게 드세요! | Bon appétit !
Get well soon! | 빨리 나으세요! | Bon rétablissement !
Thank you! | 감사합니다! | Merci !
Thanks! | 고마워요! | Merci !
Thanks a lot! | 정말 고마워요! | Merci beaucoup !
Thank you very much! | 정말 감사합니다! | Merci beaucoup !
Thank you so much! | 정말 감사합니다! | Merci infiniment !
Thank you for everything. | 모두 다 감사합니다. | Merci pour tout.
Thank you for your help. | 도와주셔서 감사합니다. | Merci pour votre aide.
Thank you for coming. | 와 주셔서 감사합니다. | Merci d'être venu.
No, thank you. | 아니요, 괜찮아요. | Non, merci.
No, thanks. | 아니요, 괜찮아요. | Non, merci.
Yes, thank you. | 네, 감사합니다. | Oui, merci.
Yes, please. | 네, 주세요. | Oui, s'il vous plaît.
You are welcome. | 천만에요. | De rien.
Not at all. | 천만에요. | Pas du tout.
My pleasure. | 제가 더 기뻐요. | Avec plaisir.
No problem. | 괜찮아요. | Pas de problème.
Do not mention it. | 천만에요. | Je vous en prie.
Sorry! | 미안해요! | Désolé !
I am sorry. | 죄송합니다. | Je suis désolé.
I am very sorry. | 정말 죄송합니다. | Je suis vraiment désolé.
I am so sorry. | 정말 죄송합니다. | Je suis vraiment désolé.
I am sorry, I am late. | 늦어서 죄송합니다. | Je suis désolé, je suis en retard.
Excuse me. | 실례합니다. | Excusez-moi.
Excuse me, where is the restroom? | 실례합니다, 화장실이 어디에 있어요? | Excusez-moi, où sont les toilettes ?
Excuse me, where is the station? | 실례합니다, 역이 어디에 있어요? | Excusez-moi, où est la gare ?
Pardon? | 네? | Pardon ?
Forgive me. | 용서해 주세요. | Pardonnez-moi.
It is okay. | 괜찮아요. | Ça va.
It does not matter. | 상관없어요. | Ce n'est pas grave.
Never mind. | 신경 쓰지 마세요. | Ce n'est pas grave.
How are you? | 잘 지내세요? | Comment allez-vous ?
How are you today? | 오늘 어떠세요? | Comment allez-vous aujourd'hui ?
How have you been? | 어떻게 지내셨어요? | Comment allez-vous depuis la dernière fois ?
How is it going? | 어떻게 지내세요? | Comment ça va ?
What is up? | 무슨 일이에요? | Quoi de neuf ?
What is new? | 새로운 일이 있어요? | Quoi de neuf ?
How is your family? | 가족은 잘 지내세요? | Comment va votre famille ?
How is your mother? | 어머니는 잘 지내세요? | Comment va votre mère ?
How is your father? | 아버지는 잘 지내세요? | Comment va votre père ?
I am fine. | 잘 지내요. | Je vais bien.
I am fine, thank you. | 잘 지내요, 감사합니다. | Je vais bien, merci.
I am fine, and you? | 잘 지내요. 어떻게 지내세요? | Je vais bien, et vous ?
I am good. | 잘 지내요. | Je vais bien.
I am well. | 잘 지내요. | Je vais bien.
I am okay. | 괜찮아요. | Ça va.
Not bad. | 나쁘지 않아요. | Pas mal.
Very well, thank you. | 아주 잘 지내요, 감사합니다. | Très bien, merci.
And you? | 어떠세요? | Et vous ?
What is your name? | 이름이 뭐예요? | Comment vous appelez-vous ?
What is his name? | 그의 이름이 뭐예요? | Comment s'appelle-t-il ?
What is her name? | 그녀의 이름이 뭐예요? | Comment s'appelle-t-elle ?
May I ask your name? | 이름을 여쭤봐도 돼요? | Puis-je vous demander votre nom ?
Nice to meet you. | 만나서 반가워요. | Enchanté.
Nice to meet you too. | 저도 만나서 반가워요. | Enchanté moi aussi.
Pleased to meet you. | 만나서 반가워요. | Enchanté.
Nice to see you. | 만나서 반가워요. | Content de vous voir.
Nice to see you again. | 다시 만나서 반가워요. | Content de vous revoir.
Long time no see! | 오랜만이에요! | Ça fait longtemps !
Who are you? | 누구세요? | Qui êtes-vous ?
Who is he? | 그는 누구예요? | Qui est-il ?
Who is she? | 그녀는 누구예요? | Qui est-elle ?
Who is that? | 저 사람은 누구예요? | Qui est-ce ?
Who is it? | 누구세요? | Qui est-ce ?
Where are you from? | 어디에서 오셨어요? | D'où venez-vous ?
Where is he from? | 그는 어디에서 왔어요? | D'où vient-il ?
Where is she from? | 그녀는 어디에서 왔어요? | D'où vient-elle ?
I am from Korea. | 저는 한국에서 왔어요. | Je viens de Corée.
I am from France. | 저는 프랑스에서 왔어요. | Je viens de France.
I am from England. | 저는 영국에서 왔어요. | Je viens d'Angleterre.
I am from Germany. | 저는 독일에서 왔어요. | Je viens d'Allemagne.
I am from Canada. | 저는 캐나다에서 왔어요. | Je viens du Canada.
I am from Japan. | 저는 일본에서 왔어요. | Je viens du Japon.
I am Korean. | 저는 한국 사람이에요. | Je suis coréen.
I am French. | 저는 프랑스 사람이에요. | Je suis français.
I am English. | 저는 영국 사람이에요. | Je suis anglais.
I am American. | 저는 미국 사람이에요. | Je suis américain.
Where do you live? | 어디에 사세요? | Où est-ce que vous habitez ?
How old are you? | 나이가 어떻게 되세요? | Quel âge avez-vous ?
How old is he? | 그는 몇 살이에요? | Quel âge a-t-il ?
How old is she? | 그녀는 몇 살이에요? | Quel âge a-t-elle ?
What do you do? | 무슨 일을 하세요? | Que faites-vous dans la vie ?
What is your job? | 직업이 뭐예요? | Quel est votre métier ?
Are you a student? | 학생이세요? | Est-ce que vous êtes étudiant ?
Are you married? | 결혼하셨어요? | Est-ce que vous êtes marié ?
I am married. | 저는 결혼했어요. | Je suis marié.
I am not married. | 저는 결혼하지 않았어요. | Je ne suis pas marié.
Do you have children? | 아이가 있으세요? | Est-ce que vous avez des enfants ?
Do you have brothers or sisters? | 형제가 있으세요? | Est-ce que vous avez des frères et sœurs ?
What is your phone number? | 전화번호가 뭐예요? | Quel est votre numéro de téléphone ?
What are your hobbies? | 취미가 뭐예요? | Quels sont vos loisirs ?
This is my family. | 이 사람들은 우리 가족이에요. | C'est ma famille.
I love my family. | 저는 우리 가족을 사랑해요. | J'aime ma famille.
I have a big family. | 저는 가족이 많아요. | J'ai une grande famille.
`;
